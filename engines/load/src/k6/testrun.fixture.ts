import { z } from 'zod'

const Amounts = z.record(z.string(), z.union([z.string(), z.int()]))

const Pod = z.strictObject({
  image: z.string().optional(),
  env: z.array(z.strictObject({ name: z.string(), value: z.string().optional() })).optional(),
  envFrom: z.array(z.strictObject({ secretRef: z.strictObject({ name: z.string(), optional: z.boolean().optional() }) })).optional(),
  // A string there, although Kubernetes has a boolean of that name.
  automountServiceAccountToken: z.string().optional(),
  resources: z.strictObject({ requests: Amounts.optional(), limits: Amounts.optional() }).optional(),
})

/** What k6-operator's definition of a `TestRun` (v1alpha1) says of the fields that kit writes; any other field is refused. */
export const TestRun = z.strictObject({
  apiVersion: z.literal('k6.io/v1alpha1'),
  kind: z.literal('TestRun'),
  metadata: z.strictObject({ name: z.string().regex(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/) }),
  spec: z.strictObject({
    parallelism: z.int().min(1),
    script: z.strictObject({ configMap: z.strictObject({ name: z.string(), file: z.string().optional() }) }),
    initializer: Pod.optional(),
    starter: Pod.optional(),
    runner: Pod.optional(),
  }),
})
