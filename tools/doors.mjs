// The order of the rooms, written once. A room may look to its left: import platform, ui, the packages, and rooms before it, through their doors.
export const rooms = ['people', 'worklife', 'design', 'review', 'delivery', 'issuing', 'coaching', 'catalogue', 'insights']

const room = (name) => `^app/${name}/`
const tests = '\\.test\\.tsx?$|/testing\\.ts$'

/** Rules for dependency-cruiser. Tests may look anywhere: they walk the road. */
export const rules = [
  { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
  ...rooms.map((name, index) => ({
    name: `${name}-looks-left`,
    severity: 'error',
    comment: `A room to the right of ${name} is reached through app/wiring.server.ts or app/wiring.tsx`,
    from: { path: room(name), pathNot: tests },
    to: { path: `^app/(${rooms.slice(index + 1).join('|') || 'nothing-is-right-of-the-last'})/` },
  })),
  ...rooms.map((name) => ({
    name: `through-the-door-of-${name}`,
    severity: 'error',
    comment: `Other rooms enter ${name} by index.ts or index.server.ts`,
    from: { path: '^app/[^/]+/', pathNot: `${room(name)}|${tests}|^app/testing/` },
    to: {
      path: room(name),
      pathNot: `^app/${name}/(index\\.(server\\.)?tsx?|routes\\.ts|policy\\.ts|guard\\.server\\.ts|session\\.server\\.ts|sign-in\\.server\\.ts|administrator\\.server\\.ts|texts\\.ts|api\\.server\\.ts)$`,
    },
  })),
  {
    name: 'platform-and-ui-know-no-room',
    severity: 'error',
    from: { path: '^app/(platform|ui)/', pathNot: tests },
    to: { path: `^app/(${rooms.join('|')})/|^app/(root|wiring|web|seed)` },
  },
  {
    name: 'packages-stand-alone',
    severity: 'error',
    from: { path: '^packages/', pathNot: tests },
    to: { path: '^(app|db|e2e|bench|chaos)/' },
  },
  {
    name: 'plain-files-do-no-io',
    severity: 'error',
    comment: 'What does I/O ends in .server.ts; a plain file runs anywhere',
    from: { path: '^app/(?!testing/)[^/]+/.*\\.ts$', pathNot: `\\.server\\.ts$|${tests}|routes\\.ts$|\\.setup\\.ts$` },
    to: { path: '\\.server\\.ts$', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'one-outbound-door',
    severity: 'error',
    comment:
      'Only app/platform/outbound.server.ts may open connections to the outside (mail and database drivers aside); the test server of credentials listens on this machine',
    from: {
      path: '^(app|packages)/',
      pathNot: `^app/platform/(outbound|embedded)\\.server\\.ts$|^packages/credentials/(src/serve/server\\.ts|conformance/.*)$|${tests}`,
    },
    to: { path: '^(node:)?(https?|http2|net|tls|dgram)$', dependencyTypesNot: ['type-only'] },
  },
]
