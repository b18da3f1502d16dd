import type { ApiInfo, Server, Tag } from '../../model/model.js'
import { defined } from './writing.js'

export function infoValue({ title, version, description, rest }: ApiInfo): Record<string, unknown> {
  const { summary, ...others } = rest
  return defined({ title, summary, description, ...others, version })
}

export function serverValue({ url, description, rest }: Server): Record<string, unknown> {
  return defined({ url, description, ...rest })
}

export function tagValue({ name, description, rest }: Tag): Record<string, unknown> {
  return defined({ name, description, ...rest })
}
