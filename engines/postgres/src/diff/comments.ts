import type { Catalogue, CatalogueObject } from '../catalogue/objects.js'
import { literal } from '../sql/quote.js'
import { run, type Statement } from './statement.js'

const WORDS: Partial<Record<CatalogueObject['kind'], string>> = {
  schema: 'SCHEMA',
  extension: 'EXTENSION',
  collation: 'COLLATION',
  enum: 'TYPE',
  domain: 'DOMAIN',
  composite: 'TYPE',
  range: 'TYPE',
  sequence: 'SEQUENCE',
  index: 'INDEX',
  operator: 'OPERATOR',
  view: 'VIEW',
  'materialized view': 'MATERIALIZED VIEW',
  statistics: 'STATISTICS',
  publication: 'PUBLICATION',
  'event trigger': 'EVENT TRIGGER',
  'foreign data wrapper': 'FOREIGN DATA WRAPPER',
  server: 'SERVER',
}

/** COMMENT ON, where the comments differ. An extension brings its own, which is not kit's to change. */
export function commentChange(object: CatalogueObject, had: string | undefined, catalogue: Catalogue): Statement[] {
  if (object.comment === had || object.kind === 'extension') return []
  const target = commentTarget(object, catalogue)
  return target === undefined ? [] : [run(`COMMENT ON ${target} IS ${object.comment === undefined ? 'NULL' : literal(object.comment)}`)]
}

function commentTarget(object: CatalogueObject, catalogue: Catalogue): string | undefined {
  const parent = catalogue.objects.get(object.parent ?? '')?.ref ?? ''
  switch (object.kind) {
    case 'table':
      return `${object.facts.foreign === undefined ? '' : 'FOREIGN '}TABLE ${object.ref}`
    case 'column':
    case 'view column':
      return `COLUMN ${parent}.${object.ref}`
    case 'constraint':
      return `CONSTRAINT ${object.ref} ON ${object.facts.onDomain ? 'DOMAIN ' : ''}${parent}`
    case 'trigger':
    case 'rule':
    case 'policy':
      return `${object.kind.toUpperCase()} ${object.ref} ON ${parent}`
    case 'routine':
      return `${object.facts.routine} ${object.ref}`
    default: {
      const word = WORDS[object.kind]
      return word === undefined ? undefined : `${word} ${object.ref}`
    }
  }
}
