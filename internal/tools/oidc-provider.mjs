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

// What an authority's own provider says, in userinfo, with the scope profile. Whoever is not tove has a second factor.
const employee = { name: 'Sanne Sagsbehandler Vig', 'dk.myndighed.roles': ['employee', 'caseworker'] }
const mfa = 'https://refeds.org/profile/mfa'

const configuration = {
  clients: JSON.parse(process.env.CLIENTS),
  acrValues: [mfa],
  claims: { openid: ['sub', 'acr'], mitid: Object.keys(named), profile: Object.keys(employee) },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ ...claims(id), ...employee }) }),
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
  // The development pages ask for no second factor; it comes in here.
  const finished = provider.interactionFinished.bind(provider)
  provider.interactionFinished = (request, response, result, options) => {
    if (result.login && result.login.accountId !== 'tove') result.login.acr = mfa
    return finished(request, response, result, options)
  }
  provider.on('server_error', (_, error) => console.error(error))
  server.on('request', provider.callback())
  console.log(`ready ${issuer}`)
})
process.stdin.resume().on('end', () => process.exit(0))
