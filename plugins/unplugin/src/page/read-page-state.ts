import { statSync } from 'node:fs'
import { codeFrame, type Diagnostic, type Place } from '@kit/api'
import { textOf } from '../diagnostics/rendered.js'
import type { KitDevServer } from '../vite/dev-server.js'
import { isServed } from './page-parts.js'
import type { PageDiagnostic, PageState } from './page-state.js'
import { reportsIn } from './reports.js'
import { viewerFolder } from './viewer.js'

/** Puts together what the page shows; costs a reading of the document where that has changed. */
export async function readPageState(dev: KitDevServer, busy: boolean): Promise<PageState> {
  const { session } = dev
  const { title, version, operations } = await session.overview()
  const { root, document, framework, changes, diagnostics } = session.state
  return {
    project: {
      title,
      version,
      root,
      document,
      framework,
      saved: Math.max(0, ...session.documentFiles.map(savedAt)),
      served: isServed(dev),
      viewer: viewerFolder(root) !== undefined,
    },
    operations,
    changes,
    diagnostics: withFrames(diagnostics),
    reports: reportsIn(root),
    busy,
  }
}

function savedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/** The lines around all places, since in a conflict one side says as little as the other; notes are many, and shown without them. */
function withFrames(diagnostics: readonly Diagnostic[]): readonly PageDiagnostic[] {
  const texts = new Map<string, string | undefined>()
  const frameAt = (place: Place): string => {
    if (!texts.has(place.file)) texts.set(place.file, textOf(place.file))
    return codeFrame(texts.get(place.file), place) ?? ''
  }
  return diagnostics.map((one) => {
    const places = [...(one.place === undefined ? [] : [one.place]), ...(one.related ?? [])]
    return { ...one, frames: places.map((place) => ({ place, text: one.severity === 'note' ? '' : frameAt(place) })) }
  })
}
