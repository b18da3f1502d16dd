/**
 * Where Nx keeps a project's defaults for a generator, and kit what it was told: under `generators` in project.json, or in `nx` of
 * package.json. Nx reads it too, when run from inside the project's folder.
 */
export const REMEMBERED = '@kit:routes'
