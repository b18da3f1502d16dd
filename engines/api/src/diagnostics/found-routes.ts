import type { Diagnostic, Place } from './diagnostic.js'

/** KIT1600: whether it brings routes along can't be told. */
export function unresolvedMount(place: Place, reason: string): Diagnostic {
  return {
    code: 'KIT1600',
    severity: 'warning',
    message: `What is mounted here is not known, since ${reason}; routes that it may have are left out.`,
    fix: 'Mount a router that is imported from a file of the project, or made in one.',
    place,
  }
}

/** KIT1601: a wrong prefix would make every path below it wrong. */
export function unresolvedPrefix(place: Place): Diagnostic {
  return {
    code: 'KIT1601',
    severity: 'warning',
    message: 'The path of this mount is not known before the program runs, so the routes below it are left out.',
    fix: 'Write the prefix as text or a constant, or give what it is made of a default.',
    place,
  }
}

/** KIT1602 */
export function unresolvedPath(place: Place): Diagnostic {
  return {
    code: 'KIT1602',
    severity: 'warning',
    message: 'The path of this route is not known before the program runs, or no template of a path can say it, so it is left out.',
    fix: 'Write the path as text or a constant, with parameters such as `:id` in place of regular expressions.',
    place,
  }
}

/** KIT1603: two services in one document would mix what nobody serves together. */
export function otherApplication(place: Place, chosen: string): Diagnostic {
  return {
    code: 'KIT1603',
    severity: 'warning',
    message: `This application is of another package than the one with the most routes (${chosen === '' ? 'that of the root' : chosen}), so its routes are left out.`,
    fix: 'Name the file that makes the application you mean by `--entry`, or give the folder of its package.',
    place,
  }
}

/** KIT1670: a method that another package or the program itself added to the router, or that is chosen while the program runs. */
export function unknownMethod(place: Place): Diagnostic {
  return {
    code: 'KIT1670',
    severity: 'warning',
    message: 'Which method of the router is called here, or what it does, is not known; routes that it may add are left out.',
    fix: 'Call the method of the HTTP method, such as `router.get`, or name it by a constant.',
    place,
  }
}

/** KIT1671: what it adds to the router can't be told. */
export function unknownFiller(place: Place, reason: string): Diagnostic {
  return {
    code: 'KIT1671',
    severity: 'warning',
    message: `A router is given to a function that is not known, since ${reason}; routes that it may add are left out.`,
    fix: 'Call a function that is imported from a file of the project, by its name.',
    place,
  }
}
