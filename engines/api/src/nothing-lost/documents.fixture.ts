import { LIBRARY } from './library.fixture.js'

/** Properties that only one direction has, inheritance, two schemas that need each other, schemas that two tags share. */
const ACCOUNTS = {
  openapi: '3.1.0',
  info: { title: 'Accounts', version: '1' },
  paths: {
    '/users': {
      get: {
        operationId: 'listUsers',
        tags: ['users'],
        summary: 'List users',
        parameters: [{ name: 'team', in: 'query', schema: { type: 'string', maxLength: 20 } }],
        responses: {
          200: { description: 'Some.', content: json(list('User')) },
          400: { description: 'Not so.', content: json(ref('Problem')) },
        },
      },
      post: {
        operationId: 'createUser',
        tags: ['users'],
        requestBody: { required: true, content: json(ref('User')) },
        responses: {
          201: { description: 'Made.', content: json(ref('User')) },
          422: { description: 'Not so.', content: json(ref('Problem')) },
        },
      },
    },
    '/users/{userId}': {
      patch: {
        operationId: 'changeUser',
        tags: ['users'],
        description: 'Changes what is given.',
        parameters: [{ name: 'userId', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } }],
        requestBody: { content: json(ref('User')) },
        responses: {
          200: { description: 'Changed.', content: json(ref('User')) },
          default: { description: 'Else.', content: json(ref('Problem')) },
        },
      },
    },
    '/teams': {
      get: { operationId: 'listTeams', tags: ['teams'], responses: { 200: { description: 'All.', content: json(list('Team')) } } },
    },
  },
  components: {
    schemas: {
      Problem: {
        type: 'object',
        required: ['title'],
        properties: { title: { type: 'string' }, status: { type: 'integer', minimum: 400 } },
      },
      Named: { type: 'object', required: ['name'], properties: { name: { type: 'string', minLength: 1 }, alias: { type: 'string' } } },
      User: {
        allOf: [
          ref('Named'),
          {
            type: 'object',
            required: ['id', 'password'],
            properties: {
              id: { type: 'integer', readOnly: true, minimum: 1 },
              password: { type: 'string', writeOnly: true, minLength: 8 },
              team: ref('Team'),
            },
          },
        ],
      },
      Team: {
        type: 'object',
        required: ['label'],
        properties: { label: { type: 'string', pattern: '^[a-z]+$' }, size: { type: 'integer', maximum: 12 }, members: list('User') },
      },
    },
  },
}

/** Bodies that are no JSON, parameters in all styles and places. */
const UPLOADS = {
  openapi: '3.1.0',
  info: { title: 'Uploads', version: '1' },
  security: [{ session: [] }],
  paths: {
    '/files': {
      get: {
        operationId: 'findFiles',
        tags: ['files'],
        parameters: [
          { name: 'filter', in: 'query', style: 'deepObject', explode: true, schema: ref('Filter') },
          {
            name: 'ids',
            in: 'query',
            style: 'pipeDelimited',
            explode: false,
            schema: { type: 'array', items: { type: 'integer' }, maxItems: 9 },
          },
          { name: 'X-Trace', in: 'header', schema: { type: 'string', maxLength: 36 } },
        ],
        responses: { 200: { description: 'Some.', content: json(list('FileInfo')) } },
      },
      post: {
        operationId: 'uploadFile',
        tags: ['files'],
        summary: 'Upload a file',
        requestBody: {
          required: true,
          content: {
            'multipart/form-data': {
              schema: {
                type: 'object',
                required: ['content'],
                properties: {
                  content: { type: 'string', format: 'binary' },
                  title: { type: 'string', maxLength: 80 },
                  info: ref('Filter'),
                },
              },
            },
          },
        },
        responses: { 201: { description: 'There.', content: json(ref('FileInfo')) }, 413: { description: 'Too large.' } },
      },
    },
    '/files/{id}/content': {
      get: {
        operationId: 'download',
        tags: ['files'],
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
          { name: 'theme', in: 'cookie', schema: { type: 'string', enum: ['dark', 'light'] } },
        ],
        responses: {
          200: { description: 'Its bytes.', content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } },
        },
      },
      put: {
        operationId: 'rename',
        tags: ['names'],
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
        requestBody: {
          required: true,
          content: {
            'application/x-www-form-urlencoded': {
              schema: {
                type: 'object',
                required: ['name'],
                properties: { name: { type: 'string', maxLength: 60 }, keep: { type: 'boolean' } },
              },
            },
          },
        },
        responses: { 204: { description: 'Renamed.' } },
      },
    },
  },
  components: {
    securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'sid' }, key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
    schemas: {
      Filter: {
        type: 'object',
        properties: { name: { type: 'string' }, from: { type: 'string', format: 'date' }, size: { type: 'integer' } },
      },
      FileInfo: {
        type: 'object',
        required: ['id', 'kind'],
        properties: {
          id: { type: 'string', format: 'uuid' },
          kind: ref('Kind'),
          bytes: { type: 'integer', minimum: 0, maximum: 5000 },
          tags: { type: 'array', items: { type: 'string' }, uniqueItems: true },
        },
      },
      Kind: { type: 'string', enum: ['image', 'text'], description: 'What is in it.' },
    },
  },
}

/** The documents from which projects are written; together they have everything that kit writes in a way of its own. */
export const DOCUMENTS: Readonly<Record<string, object>> = { library: LIBRARY, accounts: ACCOUNTS, uploads: UPLOADS }

function json(schema: object): { 'application/json': { schema: object } } {
  return { 'application/json': { schema } }
}

function ref(name: string): { $ref: string } {
  return { $ref: `#/components/schemas/${name}` }
}

function list(name: string): object {
  return { type: 'array', items: ref(name) }
}
