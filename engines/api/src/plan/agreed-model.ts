import type { ApiModel } from '../model/model.js'
import { type ModelPart, modelOfParts, parsePart, partsOfModel, printPart } from '../model/model-parts.js'
import type { Edit, ProjectFiles } from './files.js'
import { RecordFiles } from './record.js'

const record = new RecordFiles<ModelPart>(printPart, parsePart)

function folderOf(output: string): string {
  return `.kit/models/${output}`
}

/** The model of the last run over an output folder: what both sides agreed on, and operations that have left the document while their handlers stay. */
export function readAgreed(files: ProjectFiles, output: string): ApiModel | undefined {
  return modelOfParts(record.read(files, folderOf(output)))
}

/** The edits by which kit remembers a model. */
export function agreedEdits(files: ProjectFiles, output: string, model: ApiModel): readonly Edit[] {
  return record.edits(files, folderOf(output), partsOfModel(model))
}
