import { chromium } from 'playwright-core'
const B='http://localhost:4100'
const browser = await chromium.launch({ executablePath:'/usr/bin/chromium', args:['--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync'] })
const [who, path, out, w='1280', extra=''] = process.argv.slice(2)
const ctx = await browser.newContext({ viewport:{width:Number(w),height:900} }); const page = await ctx.newPage()
page.on('pageerror', e=>console.log('PAGEERROR', e.message)); page.on('console', m=>{ if(m.type()==='error') console.log('CONSOLE', m.text()) })
if (who!=='-') { await page.goto(B+'/fi/sign-in'); await page.getByRole('button',{name:new RegExp('^'+who)}).first().click(); await page.waitForLoadState() }
await page.goto(B+path); await page.waitForTimeout(1200)
if (extra) { await page.getByRole('link',{name:new RegExp(extra)}).first().click(); await page.waitForTimeout(1500) }
console.log(page.url(), await page.title())
await page.screenshot({path:out, fullPage:true}); await browser.close()
