import type { KeptWithoutCode } from './kept-without-code.js'
import type { References } from './references.js'
import type { Reporter } from './reporter.js'
import type { SchemaNaming } from './schema-reader.js'
import type { SharedComponents } from './shared-components.js'
import type { SourceNode } from './source-file.js'
import type { TypelessSchemas } from './typeless-schemas.js'

/** Whom the parts of a document ask while they are read, and whom they tell. */
export interface Reading {
  readonly references: References
  readonly naming: SchemaNaming
  readonly components: SharedComponents
  readonly reporter: Reporter
  readonly kept: KeptWithoutCode
  readonly typeless: TypelessSchemas
}

/** Asks again what was asked before, and says whether the answer is the same. It may hold nothing of the reading in which it was asked first. */
export type Question = (now: Reading) => boolean
/** Tells again what was told before. */
export type Statement = (now: Reading) => void

/** All that reading a part of a document asked and told. */
export interface Steps {
  /** Questions to which the answer is the same throughout a reading, whoever asks. */
  readonly lasting: Set<Question>
  readonly questions: Question[]
  readonly statements: Statement[]
  /** Whether something was asked that can't be asked again. */
  lost: boolean
}

interface Unit extends Steps {
  readonly node: Pick<SourceNode, 'pointer'> & { readonly file: string; readonly dialect: string }
  readonly given: readonly unknown[]
  readonly result: unknown
}

/** Units by the values that they were read from. */
export type KnownUnits = WeakMap<object, Unit>

/**
 * Reads operations and named schemas, each once as long as its value is the same object and whatever it asks about the rest of the document has
 * the same answer.
 */
export class ReadUnits {
  readonly #open: Steps[] = []
  readonly #confirmed = new Set<Question>()
  #quiet = 0
  #reading: Reading | undefined

  /** @param known what was read before; undefined where nobody wants to know */
  constructor(private readonly known: KnownUnits | undefined) {}

  /** From here on units can be read. */
  begin(reading: Reading): void {
    this.#reading = reading
  }

  /** Whether what is read is remembered. */
  get remembers(): boolean {
    return this.known !== undefined
  }

  /** Whether notes are taken just now. */
  get listens(): boolean {
    return this.#open.length > 0 && this.#quiet === 0
  }

  asked(question: Question): void {
    if (this.#quiet === 0) for (const one of this.#open) one.questions.push(question)
  }

  /** Asked something to which the answer is the same throughout a reading: others may ask the very same. */
  askedLasting(question: Question): void {
    if (this.#quiet === 0) for (const one of this.#open) one.lasting.add(question)
  }

  /** What is told is told by whoever is being read just now. */
  told(statement: Statement): void {
    if (this.#quiet === 0) this.#open.at(-1)?.statements.push(statement)
  }

  /** Something was asked that can't be asked again. */
  lose(): void {
    for (const one of this.#open) one.lost = true
  }

  /** What is asked within belongs to a question that is asked as a whole. */
  quietly<T>(work: () => T): T {
    this.#quiet += 1
    try {
      return work()
    } finally {
      this.#quiet -= 1
    }
  }

  /** Does something, with notes of all that it asks and tells. */
  noting<T>(work: () => T): { readonly result: T; readonly steps: Steps } {
    const steps: Steps = { lasting: new Set(), questions: [], statements: [], lost: false }
    if (this.known === undefined) return { result: work(), steps }
    this.#open.push(steps)
    try {
      return { result: work(), steps }
    } finally {
      this.#open.pop()
    }
  }

  /** Notes what somebody else asked, which is now asked by whoever is being read. */
  repeat({ lasting, questions, lost }: Steps): void {
    for (const one of lasting) this.askedLasting(one)
    for (const one of questions) this.asked(one)
    if (lost) this.lose()
  }

  /** Tells again what was told; whoever is being read says so himself. */
  tell({ statements }: Steps): void {
    const reading = this.#reading
    if (reading === undefined) return
    this.quietly(() => {
      for (const one of statements) one(reading)
    })
  }

  /**
   * @param given what else the result depends on
   * @param isOne whether what is known is such a result
   */
  of<T>(node: SourceNode, given: readonly unknown[], isOne: (result: unknown) => result is T, read: () => T): T {
    const { value } = node
    const { known } = this
    if (known === undefined || typeof value !== 'object' || value === null) return read()
    const before = known.get(value)
    if (before !== undefined && isOf(before, node, given) && isOne(before.result) && this.#holds(before)) return before.result
    const { result, steps } = this.noting(read)
    if (!steps.lost)
      known.set(value, {
        ...steps,
        given,
        result,
        node: { file: node.file.path, pointer: node.pointer, dialect: node.file.dialect },
      })
    return result
  }

  #holds(unit: Unit): boolean {
    const { lasting, questions } = unit
    const reading = this.#reading
    if (reading === undefined) return false
    for (const one of lasting) if (!this.#isConfirmed(one, reading)) return false
    if (!questions.every((one) => one(reading))) return false
    this.tell(unit)
    return true
  }

  #isConfirmed(question: Question, reading: Reading): boolean {
    this.askedLasting(question)
    if (this.#confirmed.has(question)) return true
    const holds = question(reading)
    if (holds) this.#confirmed.add(question)
    return holds
  }
}

function isOf(unit: Unit, { file, pointer }: SourceNode, given: readonly unknown[]): boolean {
  return (
    unit.node.file === file.path &&
    unit.node.pointer === pointer &&
    unit.node.dialect === file.dialect &&
    unit.given.length === given.length &&
    unit.given.every((one, index) => one === given[index])
  )
}
