import type { Diagnostic, Place } from '@kit/api'

/** KIT1750: there is nothing to serve. */
export function noModule(file: string): Diagnostic {
  return {
    code: 'KIT1750',
    severity: 'error',
    message: `\`serve\` names ${file}, which is not there.`,
    fix: "Name the module that makes your app, relative to Vite's root: `kit({ serve: 'src/app.ts' })`.",
  }
}

/** KIT1751: a module of the API is not valid, or imports what is not there. */
export function notLoaded(what: string, place: Place | undefined): Diagnostic {
  return {
    code: 'KIT1751',
    severity: 'error',
    message: `The API can't be loaded: ${what}`,
    fix: 'Mend it; the next request is answered by what the file says then.',
    ...(place !== undefined && { place }),
  }
}

/** KIT1752: the API's own code throws while it starts. */
export function notStarted(what: string, place: Place | undefined): Diagnostic {
  return {
    code: 'KIT1752',
    severity: 'error',
    message: `The API throws while it starts: ${what}`,
    fix: 'Mend it; the next request starts it again.',
    ...(place !== undefined && { place }),
  }
}

/** KIT1753: the module has no app. */
export function noApp(file: string): Diagnostic {
  return {
    code: 'KIT1753',
    severity: 'error',
    message: 'No Express, Fastify or Koa app and no function that makes one is exported here.',
    fix: 'Export `createApp()`, or the app itself as `app` or as default; leave `listen()` to another module.',
    place: { file, line: 1, column: 1 },
  }
}

/** KIT1754: an error that nobody waits for, which would end a process of its own. */
export function strayError(what: string, place: Place | undefined): Diagnostic {
  return {
    code: 'KIT1754',
    severity: 'warning',
    message: `The API throws where nobody catches it, which ends a process of its own: ${what}`,
    fix: 'Catch it where it arises, or await what fails in the handler.',
    ...(place !== undefined && { place }),
  }
}

/** KIT1755: what an app leaves behind. */
export function notClosed(what: string): Diagnostic {
  return {
    code: 'KIT1755',
    severity: 'warning',
    message: `The API that was replaced does not close: ${what}`,
    fix: 'Let its close hooks succeed; what they hold stays open until the dev server ends.',
  }
}

/** KIT1756: Vite's `ssr` environment runs somewhere else. */
export function foreignEnvironment(): Diagnostic {
  return {
    code: 'KIT1756',
    severity: 'error',
    message: "Vite's `ssr` environment does not run in this process, so the API can't be served from within the dev server.",
    fix: 'Leave the `ssr` environment as it is, or turn `serve` off and start the API with `nx serve`.',
  }
}
