import { useEffect } from 'react'
import { useRevalidator } from 'react-router'

/** Asks the page's loaders again each second while something is awaited, so that what a job does shows by itself. Without script one loads the page again. */
export function useFreshWhile(isAwaited: boolean): void {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!isAwaited) return
    const timer = setInterval(() => void revalidate(), 1000)
    return () => clearInterval(timer)
  }, [isAwaited, revalidate])
}
