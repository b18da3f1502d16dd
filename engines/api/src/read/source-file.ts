import { join } from './json-pointer.js'
import { isRecord, own } from './record.js'

/** The four description formats whose schemas differ; 3.2 is read as 3.1. */
export type Dialect = '2.0' | '3.0' | '3.1'

/** One file of the description, parsed. */
export interface SourceFile {
  /** Absolute path, or the URL of a remote one. */
  readonly path: string
  readonly text: string
  readonly syntax: 'json' | 'yaml' | 'text'
  readonly value: unknown
  readonly dialect: Dialect
}

/** A value and where it stands. */
export interface SourceNode {
  readonly file: SourceFile
  readonly pointer: string
  readonly value: unknown
}

/** The whole of a file as a node. */
export function rootOf(file: SourceFile): SourceNode {
  return { file, pointer: '', value: file.value }
}

/** A member or an item of a node, or undefined where there is none. */
export function childOf(node: SourceNode, key: string | number): SourceNode | undefined {
  const value = Array.isArray(node.value) ? node.value[Number(key)] : isRecord(node.value) ? own(node.value, String(key)) : undefined
  return value === undefined ? undefined : { file: node.file, pointer: join(node.pointer, key), value }
}

/** The origin of a node, as the model keeps it. */
export function originOf(node: SourceNode): { readonly file: string; readonly pointer: string } {
  return { file: node.file.path, pointer: node.pointer }
}
