export * from './basics.tsx'
