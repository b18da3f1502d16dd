import type { Diagnostic, Place } from './diagnostic.js'

/** KIT1401: there is nothing to write routes for. */
export function noOperations(place: Place, filtered: boolean): Diagnostic {
  return {
    code: 'KIT1401',
    severity: 'error',
    message: filtered
      ? 'No operation of the document passes --include and --exclude.'
      : 'The document has no operations, so there are no routes to write.',
    fix: filtered ? 'Name a tag, an operationId or a path prefix of the document.' : 'Add a path with an operation to the document.',
    place,
  }
}

/** KIT1403: schemas alone are worth having, for a document of webhooks or of shared types. */
export function onlySchemas(place: Place): Diagnostic {
  return {
    code: 'KIT1403',
    severity: 'warning',
    message: 'The document has no operations; only its schemas are written.',
    fix: 'Add a path with an operation when there should be routes.',
    place,
  }
}

/** KIT1404: no router can tell apart two parameters with nothing between them. */
export function unroutablePath(path: string, place: Place): Diagnostic {
  return {
    code: 'KIT1404',
    severity: 'warning',
    message: `${path} has two parameters with nothing between them, which no router can tell apart, so it is not routed.`,
    fix: 'Put a slash or another literal between the parameters.',
    place,
  }
}

/** KIT1402: which of two routes answers depends on their order, and they are in folders that can't be ordered. */
export function overlappingRoutes(first: string, second: string, places: readonly [Place, Place]): Diagnostic {
  return {
    code: 'KIT1402',
    severity: 'warning',
    message: `${first} also matches ${second}, and their folders depend on one another, so the first one registered answers.`,
    fix: 'Give both operations the same tag, so that they share a router.',
    place: places[0],
    related: [places[1]],
  }
}

/** KIT1501: kit changes only files of which it knows what it wrote there. */
export function editedFile(file: string): Diagnostic {
  return {
    code: 'KIT1501',
    severity: 'warning',
    message: `${file} differs from what kit would write, and kit has no record of writing it, so kit leaves its folder as it is.`,
    fix: 'Carry the change over by hand, or delete the file (git keeps it) and run again.',
    place: { file, line: 1, column: 1 },
  }
}

/** KIT1502: an operation is gone, its handler stays. */
export function orphanedHandler(name: string, place: Place): Diagnostic {
  return {
    code: 'KIT1502',
    severity: 'warning',
    message: `The operation of ${name} is not in the document any more, or left out by --include and --exclude; its handler stays and is not routed.`,
    fix: 'Delete the handler when you no longer need it.',
    place,
  }
}

/** KIT1503: an operation has another tag now, but its handler can't leave its file. */
export function handlerStays(name: string, folder: string, place: Place): Diagnostic {
  return {
    code: 'KIT1503',
    severity: 'note',
    message: `${name} belongs to ${folder} now, but its handler uses code of its file or is used by it, so the operation stays where it is.`,
    fix: `Move the handler to ${folder}/handlers.ts by hand and run again.`,
    place,
  }
}

/** KIT1504: a file is no longer needed but somebody has edited it. */
export function leftoverFile(file: string): Diagnostic {
  return {
    code: 'KIT1504',
    severity: 'warning',
    message: `${file} is no longer needed, but it was edited since kit wrote it, so it stays.`,
    fix: 'Delete it when you no longer need it.',
    place: { file, line: 1, column: 1 },
  }
}

/** KIT1505: something that is no folder stands where routes should go. */
export function outputIsFile(path: string): Diagnostic {
  return {
    code: 'KIT1505',
    severity: 'error',
    message: `${path} is a file, so no routes can be written into it.`,
    fix: 'Choose another --output, or move the file.',
    place: { file: path, line: 1, column: 1 },
  }
}

/** KIT1506: kit writes below the project and nowhere else. */
export function outputOutside(output: string): Diagnostic {
  return {
    code: 'KIT1506',
    severity: 'error',
    message: `'${output}' can't be the output folder: it has to be a folder below the project, written with '/' and without '.' or '..'.`,
    fix: 'Name a folder such as src/routes.',
  }
}

/** KIT1507: handlers speak their framework's language, and kit does not translate them. */
export function otherFramework(output: string, former: string, framework: string): Diagnostic {
  return {
    code: 'KIT1507',
    severity: 'error',
    message: `The routes in ${output} are written for ${former}, and kit does not turn handlers into those of ${framework}.`,
    fix: `Choose another --output for ${framework}, or delete ${output}.`,
    place: { file: `${output}/http.ts`, line: 1, column: 1 },
  }
}

/** KIT1508: the envelope is the user's file. */
export function editedEnvelope(file: string, envelope: string): Diagnostic {
  return {
    code: 'KIT1508',
    severity: 'warning',
    message: `${file} was edited since kit wrote it, so it stays, and --envelope ${envelope} changes nothing.`,
    fix: 'Change the file by hand, or delete it and run again.',
    place: { file, line: 1, column: 1 },
  }
}
