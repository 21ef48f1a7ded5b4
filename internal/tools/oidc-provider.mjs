// An OpenID provider that is not ours, for internal/outside/oidc's peer test: the certified npm package oidc-provider with its
// development pages, on a free port of the loopback interface. It prints "ready <issuer>" and stops when its standard input closes.
//
// CLIENTS (environment) is a JSON array of client metadata. Everybody may log in, by any name and word, as the account of that name.

import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import { Provider } from 'oidc-provider'

const algorithms = ['RS256', 'PS256', 'ES256']

const key = (type, options, use) => ({ ...generateKeyPairSync(type, options).privateKey.export({ format: 'jwk' }), use })

// A broker's claims: flat names with dots, strings for everything, and what nobody must keep.
const claims = (sub) => ({
  sub,
  loa: 'https://data.gov.dk/concept/core/nsis/Substantial',
  'mitid.identity_name': 'Karen Testperson Formand',
  'mitid.date_of_birth': '1980-02-29',
  'mitid.uuid': 'f991813c-a062-4b9d-890f-a063cd042b6f',
  'dk.cpr': '8902805633',
  'nemlogin.auth_to_repr': '00000019',
})

const { sub, ...named } = claims('')

const configuration = {
  clients: JSON.parse(process.env.CLIENTS),
  claims: { openid: ['sub'], mitid: Object.keys(named) },
  findAccount: (_, id) => ({ accountId: id, claims: () => claims(id) }),
  extraParams: ['idp_values', 'language'],
  enabledJWA: { idTokenSigningAlgValues: algorithms, clientAuthSigningAlgValues: algorithms },
  jwks: { keys: [key('rsa', { modulusLength: 2048 }, 'sig'), key('ec', { namedCurve: 'P-256' }, 'sig')] },
  cookies: { keys: ['only for tests'] },
  features: {
    devInteractions: { enabled: true },
    pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: true },
    rpInitiatedLogout: { enabled: true },
  },
}

const server = createServer()
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`
  const provider = new Provider(issuer, configuration)
  provider.on('server_error', (_, error) => console.error(error))
  server.on('request', provider.callback())
  console.log(`ready ${issuer}`)
})
process.stdin.resume().on('end', () => process.exit(0))
