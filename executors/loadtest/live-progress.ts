import type { Progress } from '@kit/load'

/** Seconds between two lines where lines can't be taken back. */
const EVERY = 5

/** What a run that goes on shows: one line that changes on a terminal, a line now and then in a pipeline. */
export class LiveProgress {
  #last = 0

  constructor(private readonly out: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> = process.stdout) {}

  show({ seconds, responses, errors, p50, p99 }: Progress): void {
    const figures = `${Math.round(seconds)} s  ${responses} answers  ${errors} errors  p50 ${p50.toFixed(1)} ms  p99 ${p99.toFixed(1)} ms`
    this.#line(figures, seconds - this.#last >= EVERY)
    if (seconds - this.#last >= EVERY) this.#last = seconds
  }

  step(done: number, of: number, what: string): void {
    this.#line(`${done} of ${of} ${what}`, done === of || done % 5 === 0)
  }

  /** Leaves the terminal's line to what follows. */
  end(): void {
    if (this.out.isTTY) this.out.write('\r\u001b[K')
  }

  #line(text: string, worthALine: boolean): void {
    if (this.out.isTTY) this.out.write(`\r\u001b[K${text}`)
    else if (worthALine) this.out.write(`${text}\n`)
  }
}
