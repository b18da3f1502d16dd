import type { BuilderCall } from '../builder-chain.js'
import { memberOf, textOrUndefined } from '../constant.js'

export type Presence = 'required' | 'optional' | 'forbidden'

const PRESENCE: Readonly<Record<string, Presence>> = {
  required: 'required',
  exist: 'required',
  optional: 'optional',
  forbidden: 'forbidden',
  // What has a default may be left out.
  default: 'optional',
}

/** Whether a key with this schema must be given; the last word counts. */
export function presenceOf(calls: readonly BuilderCall[], inherited: Presence): Presence {
  return calls.reduce((presence, { name, args }) => {
    if (name !== 'presence') return PRESENCE[name] ?? presence
    return PRESENCE[textOrUndefined(args[0]) ?? ''] ?? presence
  }, inherited)
}

/** What an object's options say of its keys: `.options({ presence: 'required' })`. */
export function presenceForKeys(calls: readonly BuilderCall[]): Presence {
  return calls.reduce<Presence>((presence, { name, args }) => {
    if (name !== 'options' && name !== 'prefs' && name !== 'preferences') return presence
    return PRESENCE[textOrUndefined(memberOf(args[0], 'presence')) ?? ''] ?? presence
  }, 'optional')
}
