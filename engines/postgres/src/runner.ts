// What a runner of migrations needs. Loading the rest of the engine takes as long as applying a hundred small migrations.
export type { Diagnostic, DiagnosticCode, Place } from './diagnostics/diagnostic.js'
export { DiagnosticError } from './diagnostics/diagnostic.js'
export { type ApplyOptions, applyMigrations, migrationStatus, revertMigrations } from './migrations/apply.js'
export type { Migration } from './migrations/migration.js'
export type { Status } from './migrations/pending.js'
export { type Migrations, readMigrations } from './migrations/read-migrations.js'
export { type ConnectOptions, connect } from './session/connect.js'
export type { Session } from './session/session.js'
