import type { CatalogueObject, Kind } from '../../catalogue/objects.js'
import type { Statement } from '../statement.js'
import { columns, defaults } from './columns.js'
import { constraints } from './constraints.js'
import { defaultPrivileges } from './default-privileges.js'
import { extensionMembers } from './extension-members.js'
import { foreignDataWrappers, servers, userMappings } from './foreign.js'
import { indexAttachments, indexes } from './indexes.js'
import { collations, extensions, schemas } from './namespaces.js'
import { operators } from './operators.js'
import { policies } from './policies.js'
import { publications } from './publications.js'
import { routines } from './routines.js'
import type { Change, Context, Rules } from './rules.js'
import { ownerships, sequences } from './sequences.js'
import { statistics } from './statistics.js'
import { attachments, tables } from './tables.js'
import { eventTriggers, rules, triggers } from './triggers.js'
import { composites, domains, enums, ranges } from './types.js'
import { materializedViews, viewColumns, views } from './views.js'

const RULES: { readonly [K in Kind]: Rules<K> } = {
  schema: schemas,
  extension: extensions,
  collation: collations,
  enum: enums,
  domain: domains,
  composite: composites,
  range: ranges,
  sequence: sequences,
  routine: routines,
  operator: operators,
  'extension member': extensionMembers,
  table: tables,
  column: columns,
  default: defaults,
  ownership: ownerships,
  constraint: constraints,
  index: indexes,
  attachment: attachments,
  'index attachment': indexAttachments,
  view: views,
  'view column': viewColumns,
  'materialized view': materializedViews,
  'foreign data wrapper': foreignDataWrappers,
  server: servers,
  'user mapping': userMappings,
  statistics,
  trigger: triggers,
  rule: rules,
  policy: policies,
  publication: publications,
  'event trigger': eventTriggers,
  'default privileges': defaultPrivileges,
}

/** Where a kind stands when nothing else decides: what others need first. */
export const RANK: ReadonlyMap<string, number> = new Map(Object.keys(RULES).map((kind, index) => [kind, index]))

/** The rules of any kind. Methods take what their kind has; the registry is what pairs the two. */
interface AnyRules {
  create(object: CatalogueObject, context: Context): readonly Statement[]
  drop(object: CatalogueObject, context: Context): readonly Statement[]
  change(from: CatalogueObject, to: CatalogueObject, context: Context): Change
}

export function rulesFor({ kind }: CatalogueObject): AnyRules {
  return RULES[kind]
}
