/** A document with one of everything that kit writes differently: recursion, unions, enums, maps, bodies of several kinds, headers, security. */
export const LIBRARY = {
  openapi: '3.1.0',
  info: { title: 'Library', version: '1' },
  servers: [{ url: 'https://library.example/v1' }],
  security: [{ token: [] }],
  paths: {
    '/books': {
      get: {
        operationId: 'listBooks',
        tags: ['books'],
        summary: 'List books',
        parameters: [
          { name: 'limit', in: 'query', description: 'How many at most.', schema: { type: 'integer', minimum: 1, default: 20 } },
          {
            name: 'genre',
            in: 'query',
            style: 'form',
            explode: false,
            schema: { type: 'array', items: { $ref: '#/components/schemas/Genre' } },
          },
        ],
        responses: {
          200: { description: 'A page.', content: json({ type: 'array', items: { $ref: '#/components/schemas/Book' } }) },
          400: { description: 'Not so.', content: json({ $ref: '#/components/schemas/Problem' }) },
        },
      },
      post: {
        operationId: 'addBook',
        tags: ['books'],
        summary: 'Add a book',
        requestBody: { required: true, content: json({ $ref: '#/components/schemas/Book' }) },
        responses: {
          201: {
            description: 'Added.',
            headers: { Location: { schema: { type: 'string' }, description: 'Where it is.' } },
            content: json({ $ref: '#/components/schemas/Book' }),
          },
          409: { description: 'There already.' },
        },
      },
    },
    '/books/{id}': {
      get: {
        operationId: 'getBook',
        tags: ['books'],
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
        responses: { 200: { description: 'It.', content: json({ $ref: '#/components/schemas/Book' }) }, 404: { description: 'Not here.' } },
      },
      delete: {
        operationId: 'removeBook',
        tags: ['books'],
        description: 'Removes a book.\n\nFor good.',
        security: [],
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
        responses: { 204: { description: 'Gone.' } },
      },
    },
    '/shelves': {
      get: {
        operationId: 'listShelves',
        tags: ['shelves'],
        responses: { 200: { description: 'All.', content: json({ type: 'array', items: { $ref: '#/components/schemas/Shelf' } }) } },
      },
      put: {
        operationId: 'replaceShelves',
        tags: ['shelves'],
        requestBody: { content: { ...json({ $ref: '#/components/schemas/Shelf' }), 'text/plain': { schema: { type: 'string' } } } },
        responses: { 200: { description: 'All.', content: json({ $ref: '#/components/schemas/Shelf' }) } },
      },
    },
    '/lendings': {
      post: {
        operationId: 'lend',
        tags: ['lendings'],
        requestBody: { required: true, content: json({ $ref: '#/components/schemas/Lending' }) },
        responses: { 200: { description: 'Lent.', content: json({ $ref: '#/components/schemas/Event' }) } },
      },
    },
  },
  components: {
    securitySchemes: { token: { type: 'http', scheme: 'bearer' }, key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
    schemas: {
      Genre: { type: 'string', enum: ['crime', 'poetry', 'science'] },
      Problem: { type: 'object', required: ['title'], properties: { title: { type: 'string' }, status: { type: 'integer' } } },
      Book: {
        type: 'object',
        description: 'A book, as it stands on a shelf.',
        required: ['id', 'title'],
        properties: {
          id: { type: 'string', format: 'uuid' },
          title: { type: 'string', minLength: 1, maxLength: 200, description: 'As printed.' },
          genre: { $ref: '#/components/schemas/Genre' },
          pages: { type: 'integer', minimum: 1, maximum: 9000 },
          authors: { type: 'array', minItems: 1, items: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } } },
          labels: { type: 'object', additionalProperties: { type: 'string' } },
          price: { type: ['number', 'null'] },
        },
      },
      Shelf: {
        type: 'object',
        required: ['name'],
        properties: {
          name: { type: 'string' },
          books: { type: 'array', items: { $ref: '#/components/schemas/Book' } },
          parent: { $ref: '#/components/schemas/Shelf' },
        },
      },
      Lending: {
        allOf: [
          { type: 'object', required: ['book'], properties: { book: { type: 'string' } } },
          { type: 'object', properties: { until: { type: 'string', format: 'date' } } },
        ],
      },
      Event: {
        oneOf: [{ $ref: '#/components/schemas/Lent' }, { $ref: '#/components/schemas/Returned' }],
        discriminator: { propertyName: 'kind', mapping: { lent: '#/components/schemas/Lent', returned: '#/components/schemas/Returned' } },
      },
      Lent: { type: 'object', required: ['kind'], properties: { kind: { const: 'lent' }, at: { type: 'string', format: 'date-time' } } },
      Returned: { type: 'object', required: ['kind'], properties: { kind: { const: 'returned' }, late: { type: 'boolean' } } },
    },
  },
}

function json(schema: object): { 'application/json': { schema: object } } {
  return { 'application/json': { schema } }
}
