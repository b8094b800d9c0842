// What the W3C suites read as `localConfig.cjs`: one implementation at BASE_URL, whose issuers `GET /issuers` names. `docs/conformance.md` tells how.
const { execFileSync } = require('node:child_process')

const base = process.env.BASE_URL ?? 'https://localhost:8443'
const issuersOf = () => {
  const script = "fetch(process.argv[1] + '/issuers').then((answer) => answer.text()).then((text) => process.stdout.write(text))"
  return JSON.parse(
    execFileSync(process.execPath, ['-e', script, process.env.API_URL ?? 'http://127.0.0.1:4107'], { encoding: 'utf8' }),
  )
}
const issuers = issuersOf()

const versions = { vc: ['1.1', '2.0'] }
const issuer = (name, tags, more = {}) => ({
  id: issuers[name],
  endpoint: `${base}/credentials/issue`,
  supports: versions,
  tags,
  ...more,
})
const curve = (name) => ({ supportedEcdsaKeyTypes: [name], supports: { ...versions, keyTypes: [name] } })

module.exports = {
  settings: { enableInteropTests: true, testAllImplementations: false },
  implementations: [
    {
      name: 'Poiju',
      implementation: '@poiju/credentials',
      issuers: [
        issuer('eddsa-rdfc-2022', ['vc2.0', 'eddsa-rdfc-2022', 'vc-api', 'BitstringStatusList', 'Revocation']),
        issuer('eddsa-jcs-2022', ['eddsa-jcs-2022']),
        issuer('ecdsa-rdfc-2019 P-256', ['ecdsa-rdfc-2019'], curve('P-256')),
        issuer('ecdsa-jcs-2019 P-256', ['ecdsa-jcs-2019'], curve('P-256')),
        issuer('ecdsa-sd-2023', ['ecdsa-sd-2023'], curve('P-256')),
      ],
      verifiers: [
        {
          id: 'did:example:verifier',
          endpoint: `${base}/credentials/verify`,
          supports: versions,
          supportedEcdsaKeyTypes: ['P-256', 'P-384'],
          tags: [
            'vc2.0',
            'eddsa-rdfc-2022',
            'eddsa-jcs-2022',
            'ecdsa-rdfc-2019',
            'ecdsa-jcs-2019',
            'ecdsa-sd-2023',
            'vc-api',
            'BitstringStatusList',
          ],
        },
      ],
      vpVerifiers: [
        { id: 'did:example:verifier', endpoint: `${base}/presentations/verify`, tags: ['vc2.0', 'BitstringStatusList'] },
      ],
      vcHolders: [
        { id: issuers['ecdsa-sd-2023'], endpoint: `${base}/credentials/derive`, supports: versions, tags: ['vcHolder'] },
      ],
      didResolvers: [{ id: base, endpoint: `${base}/1.0/identifiers`, tags: ['did-key'] }],
    },
    {
      // The ECDSA suite takes the first issuer of an implementation for most of its tests: the other curve is another implementation.
      name: 'Poiju P-384',
      implementation: '@poiju/credentials',
      issuers: [
        issuer('ecdsa-rdfc-2019 P-384', ['ecdsa-rdfc-2019'], curve('P-384')),
        issuer('ecdsa-jcs-2019 P-384', ['ecdsa-jcs-2019'], curve('P-384')),
      ],
      verifiers: [
        {
          id: 'did:example:verifier',
          endpoint: `${base}/credentials/verify`,
          supports: versions,
          supportedEcdsaKeyTypes: ['P-384'],
          tags: ['ecdsa-rdfc-2019', 'ecdsa-jcs-2019'],
        },
      ],
    },
  ],
}
