import { parsePrivileges } from './privileges.js'

describe('access control lists', () => {
  it('become sorted privileges, the owner without a name, everybody as public', () => {
    expect(parsePrivileges(['owner=ar/owner', '=r/owner', 'app=r*w/owner'], 'owner')).toEqual([
      '\tINSERT',
      '\tSELECT',
      'app\tSELECT\t*',
      'app\tUPDATE',
      'public\tSELECT',
    ])
  })

  it('know quoted roles, and don’t mind who granted', () => {
    expect(parsePrivileges(['"a ""b"" =c"=X/"x"', '"a ""b"" =c"=X/y'], 'owner')).toEqual(['a "b" =c\tEXECUTE'])
  })

  it('are empty where there is none', () => {
    expect(parsePrivileges(null, 'owner')).toEqual([])
  })
})
