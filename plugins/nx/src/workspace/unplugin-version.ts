/** The @kit/unplugin that goes with this @kit/nx: all packages of kit have one version. */
export const UNPLUGIN_VERSION = '^0.1.0'
