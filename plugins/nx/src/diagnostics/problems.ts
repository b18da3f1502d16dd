import type { Diagnostic } from '@kit/api/diagnostics'

/**
 * The problems that a command line, an option or a folder can have (KIT1000 to KIT1049); what is wrong inside a document
 * is the engine's to say. Each has a page in docs/errors.
 */
export const problems = {
  unknownValue: (option: string, value: string, known: readonly string[]): Diagnostic =>
    error('KIT1000', `--${option} can't be '${value}'.`, `Use one of ${known.join(', ')}.`),

  badOption: (option: string, reason: string): Diagnostic =>
    error('KIT1001', `The option --${option} is not usable: ${reason}.`, 'Run the command with --help to see what each option takes.'),

  unknownProject: (project: string, known: readonly string[]): Diagnostic =>
    error(
      'KIT1002',
      `The workspace has no project '${project}'.`,
      known.length > 0 ? `Projects are: ${known.join(', ')}.` : 'Create one with `nx g @kit:app api --framework express`.',
    ),

  noProject: (known: readonly string[]): Diagnostic =>
    error(
      'KIT1003',
      'No project was named.',
      known.length > 0 ? `Add --project, one of: ${known.join(', ')}.` : 'Create one with `nx g @kit:app api --framework express`.',
    ),

  noDocument: (project: string, root: string): Diagnostic =>
    error(
      'KIT1004',
      `The project '${project}' has no OpenAPI document (openapi.yaml, openapi.yml or openapi.json) in ${root === '.' ? 'the workspace root' : root}.`,
      'Put the document there, or name it with --spec.',
    ),

  severalDocuments: (project: string, files: readonly string[]): Diagnostic =>
    error(
      'KIT1005',
      `The project '${project}' has several OpenAPI documents: ${files.join(', ')}.`,
      `Choose one, e.g. --spec ${files[0]}.`,
    ),

  documentNotFound: (spec: string, tried: readonly string[]): Diagnostic =>
    error('KIT1006', `There is no OpenAPI document at '${spec}'.`, `Looked for ${tried.join(' and ')}.`),

  unknownFramework: (project: string, found: readonly string[]): Diagnostic =>
    error(
      'KIT1007',
      found.length === 0
        ? `The package.json of '${project}' names none of the frameworks that kit writes routes for.`
        : `The package.json of '${project}' names several frameworks: ${found.join(', ')}.`,
      'Say which one with --framework express, --framework fastify or --framework koa.',
    ),

  outsideProject: (option: string, path: string, root: string): Diagnostic =>
    error('KIT1008', `--${option} '${path}' is not inside ${root}.`, 'Give a folder relative to the project, such as src/routes.'),

  outsideWorkspace: (directory: string): Diagnostic =>
    error('KIT1008', `'${directory}' is not inside the workspace.`, 'Give a folder relative to the workspace root, such as apps/api.'),

  notAFolder: (path: string): Diagnostic =>
    error('KIT1009', `${path} is a file, and a folder of that name is needed.`, 'Choose another folder, or move the file away.'),

  notWritable: (path: string, reason: string): Diagnostic =>
    error('KIT1010', `${path} can't be written (${reason}).`, 'Give yourself write permission, or choose another folder.'),

  projectExists: (directory: string, file: string): Diagnostic =>
    error(
      'KIT1011',
      `${directory} is a project already: it has a ${file}.`,
      'Add routes to it with `nx g @kit:routes`, or choose another directory.',
    ),

  badPackageJson: (path: string, reason: string): Diagnostic =>
    error('KIT1012', `${path} can't be read: ${reason}.`, 'Correct the file; kit adds the dependencies of the routes to it.'),

  noPackageJson: (root: string): Diagnostic => ({
    code: 'KIT1013',
    severity: 'warning',
    message: `${root === '.' ? 'The workspace' : root} has no package.json, so the dependencies of the routes were not added anywhere.`,
    fix: 'Add a package.json with the dependencies named above.',
  }),

  badName: (name: string): Diagnostic =>
    error(
      'KIT1015',
      `'${name}' can't be the name of a package.`,
      'Choose a folder whose name has lower-case letters, digits, dots, dashes and underscores only.',
    ),

  documentOutside: (file: string): Diagnostic =>
    error(
      'KIT1016',
      `The routes have changed what ${file} has to say, which is outside of the workspace, where nothing is written.`,
      'Move the document into the workspace, or make the change by hand.',
    ),

  badGuard: (guard: string): Diagnostic =>
    error(
      'KIT1017',
      `--guards '${guard}' does not name a security scheme.`,
      'Write the name of the guard and of the scheme: requireUser=bearerAuth.',
    ),

  viteConfigByHand: (file: string): Diagnostic => ({
    code: 'KIT1709',
    severity: 'warning',
    message: `${file} is written in a way that kit does not edit, so it was left as it is.`,
    fix: "Add it by hand: `import kit from '@kit/unplugin/vite'`, and `kit()` among the plugins.",
    place: { file, line: 1, column: 1 },
  }),

  noVite: (root: string): Diagnostic =>
    error(
      'KIT1014',
      `Vite, which builds the API before it is served, is not installed in ${root}.`,
      'Install it with `npm install -D vite`.',
    ),
}

function error(code: Diagnostic['code'], message: string, fix: string): Diagnostic {
  return { code, severity: 'error', message, fix }
}
