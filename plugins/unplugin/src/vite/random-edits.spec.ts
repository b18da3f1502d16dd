import { expect, jest, test } from '@jest/globals'
import { ProjectFolder } from '../session/project-folder.fixture.js'
import { randomEdits } from './random-edits.fixture.js'
import { ViteProcess } from './vite-process.fixture.js'

/** More of them, and others, when somebody asks. */
const COUNT = Number(process.env['KIT_RANDOM_EDITS'] ?? 40)
const SEED = Number(process.env['KIT_RANDOM_SEED'] ?? 1)
jest.setTimeout(120_000 + COUNT * 5_000)

test(`${COUNT} random edits on both sides: after each, document and routes agree, and nothing is written twice`, async () => {
  const project = new ProjectFolder()
  await project.scaffold()
  const server = await ViteProcess.start(project.root)
  try {
    for (const edit of randomEdits(COUNT, SEED)) {
      const before = project.texts()
      edit.apply(project)
      const written = server.writes.length
      await server.until(() => project.agrees())
      const after = project.texts()
      // Who edits the same thing twice at once gets a conflict; here, one edit comes after the other.
      expect({ edit: edit.name, warnings: server.logs.filter((line) => /KIT15(?:20|61|62)/.test(line)) }).toEqual({
        edit: edit.name,
        warnings: [],
      })
      if (JSON.stringify(after) === JSON.stringify(before)) expect(server.writes).toHaveLength(written)
    }
    await project.agrees()
    expect(server.writes.length).toBeLessThanOrEqual(COUNT)
    expect(server.logs.filter((line) => line.startsWith('error'))).toEqual([])
  } finally {
    await server.close()
    await project.dispose()
  }
})
