// A loader of webpack's that takes the types out; ts-loader and its kin do the same at ten times the weight.
const { transform } = require('esbuild')

module.exports = function stripTypes(code) {
  const done = this.async()
  transform(code, { loader: 'ts' }).then(
    (result) => done(null, result.code),
    (failure) => done(failure),
  )
}
