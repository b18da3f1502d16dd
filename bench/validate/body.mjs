/** What each request carries: ten fields, three tags, five items. */
export const body = JSON.stringify({
  id: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  email: 'ada.lovelace@example.com',
  name: 'Ada Lovelace',
  age: 36,
  active: true,
  role: 'admin',
  score: 12.5,
  tags: ['analytical', 'engine', 'notes'],
  note: 'Leave it with the neighbours, please, and ring twice.',
  items: Array.from({ length: 5 }, (_, index) => ({ sku: `sku-${index}`, quantity: index + 1, price: 9.99 })),
})

/** What has to be refused: an age that is no number, and an item without a price. */
export const wrongBody = body.replace('"age":36', '"age":"old"').replace(',"price":9.99}]', '}]')

export const answer = JSON.stringify({ ok: true })
