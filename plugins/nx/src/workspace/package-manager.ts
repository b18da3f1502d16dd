import { detectPackageManager, type PackageManager, type Tree } from '@nx/devkit'

/** The workspace's package manager, by its lock file; devkit looks at the disk only, and not at what is about to be written. */
export function packageManagerOf(tree: Tree): PackageManager {
  if (tree.exists('pnpm-lock.yaml') || tree.exists('pnpm-workspace.yaml')) return 'pnpm'
  return tree.exists('yarn.lock') ? 'yarn' : detectPackageManager(tree.root)
}
