import { statSync } from 'node:fs'
import { codeFrame, type Diagnostic } from '@kit/api'
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
    diagnostics: diagnostics.map(withFrame),
    reports: reportsIn(root),
    busy,
  }
}

function savedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

function withFrame(diagnostic: Diagnostic): PageDiagnostic {
  const { place } = diagnostic
  return { ...diagnostic, frame: (place && codeFrame(textOf(place.file), place)) ?? '' }
}
