import { z } from 'zod'

const texts = z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(z.string().min(1)))
const positive = z.int().positive()
/** `--rate 100` arrives as a number. */
const text = z.union([z.string(), z.number()]).transform(String)

export const LoadtestOptions = z.object({
  url: z.string().min(1).optional(),
  path: z.string().startsWith('/').optional(),
  scenario: z.string().min(1).optional(),
  method: z.string().min(1).optional(),
  header: texts.optional(),
  body: text.optional(),
  concurrency: positive.optional(),
  pipelining: positive.optional(),
  duration: text.optional(),
  amount: positive.optional(),
  rate: text.optional(),
  warmup: text.optional(),
  timeout: text.optional(),
  processes: positive.default(1),
  expectStatus: text.optional(),
  expectBody: texts.optional(),
  expectHeader: texts.optional(),
  expectRateLimit: z.boolean().optional(),
  threshold: texts.optional(),
  minSamples: z.int().min(1).optional(),
  engine: z.enum(['kit', 'artillery', 'k6']).default('kit'),
  import: z.string().min(1).optional(),
  compare: texts.optional(),
  against: z.string().min(1).optional(),
  baseline: z.string().min(1).optional(),
  saveBaseline: z.string().min(1).optional(),
  slice: text.optional(),
  minPairs: positive.optional(),
  maxPairs: positive.optional(),
  strict: z.boolean().default(false),
  force: z.boolean().default(false),
  allowRemote: texts.optional(),
  http2: z.boolean().optional(),
  insecure: z.boolean().optional(),
  ca: z.string().min(1).optional(),
  seed: z.int().optional(),
  output: z.string().min(1).default('.kit/loadtest'),
})
export type LoadtestOptions = z.infer<typeof LoadtestOptions>
