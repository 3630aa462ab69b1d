import 'server-only'
import { resolve } from 'node:path'
import { z } from 'zod'

const blankIsUnset = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value)
const optional = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(blankIsUnset, schema.optional())
const withDefault = <Schema extends z.ZodType>(schema: Schema, value: z.input<Schema>) =>
  z.preprocess((raw) => blankIsUnset(raw) ?? value, schema)

const port = z.coerce.number('must be a port number').int().min(0).max(65535)
const onOff = z.enum(['0', '1'], 'must be 0 or 1').transform((value) => value === '1')
const webAddress = z
  .url({ protocol: /^https?$/, error: 'must be an address such as https://digest.example' })
  .transform((value) => new URL(value).origin)

const schema = z.object({
  NODE_ENV: withDefault(z.enum(['development', 'production', 'test']), 'development'),
  PORT: withDefault(port, 3000),
  HOST: withDefault(z.string().min(1), '0.0.0.0'),
  SITE_URL: optional(webAddress),
  DATA_DIR: withDefault(z.string(), './.data'),
  MONGODB_URI: optional(
    z
      .string()
      .regex(/^mongodb(\+srv)?:\/\/./, 'must be a MongoDB address such as mongodb://localhost:27017/daily-digest'),
  ),
  DEMO: withDefault(onOff, '1'),
  DEMO_NOW: optional(
    z.iso
      .datetime({ offset: true, error: 'must be a moment such as 2026-11-23T09:00:00Z' })
      .transform((value) => new Date(value)),
  ),
  LOG_LEVEL: withDefault(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']), 'info'),
  AUTH_SECRET: optional(z.string().min(32, 'must have at least 32 characters')),
  SMTP_URL: optional(
    z.string().regex(/^smtps?:\/\/./, 'must be a mail server such as smtps://user:password@mail.example:465'),
  ),
  MAIL_FROM: optional(z.string().min(3)),
  GOOGLE_CLIENT_ID: optional(z.string()),
  GOOGLE_CLIENT_SECRET: optional(z.string()),
  FACEBOOK_CLIENT_ID: optional(z.string()),
  FACEBOOK_CLIENT_SECRET: optional(z.string()),
  APPLE_CLIENT_ID: optional(z.string()),
  APPLE_CLIENT_SECRET: optional(z.string()),
  TRUSTED_PROXIES: optional(z.coerce.number('must be a number of proxies').int().min(0).max(10)),
  S3_BUCKET: optional(z.string()),
  S3_REGION: withDefault(z.string(), 'us-east-1'),
  S3_ENDPOINT: optional(z.url({ protocol: /^https?$/, error: 'must be an address such as https://s3.example' })),
  S3_ACCESS_KEY_ID: optional(z.string()),
  S3_SECRET_ACCESS_KEY: optional(z.string()),
  METRICS_TOKEN: optional(z.string().min(16, 'must have at least 16 characters')),
  CACHE_MEMORY_MB: withDefault(z.coerce.number('must be a number of megabytes').int().min(16).max(65536), 256),
  IMPORT_FILE_MB: withDefault(z.coerce.number('must be a number of megabytes').int().min(1).max(65536), 2048),
  INDEXNOW_KEY: optional(z.string().regex(/^[A-Za-z0-9-]{8,128}$/, 'must be 8 to 128 letters, digits and hyphens')),
  NEXT_PHASE: optional(z.string()),
})

export type BucketSettings = {
  bucket: string
  region: string
  /** Unset: Amazon's own. */
  endpoint: string | undefined
  /** Unset: what the machine knows by itself (an instance's role, a profile). */
  keys: { accessKeyId: string; secretAccessKey: string } | undefined
}

export type Env = {
  mode: 'development' | 'production' | 'test'
  port: number
  host: string
  /** Origin without a trailing slash, e.g. `https://digest.example`. */
  siteUrl: string
  /** Absolute path of the folder that holds all that the embedded mode writes. */
  dataDirectory: string
  mongodbUri: string | undefined
  isDemoWanted: boolean
  demoNow: Date | undefined
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** What sessions are signed with. Unset, the site makes a secret and keeps it in its data folder. */
  authSecret: string | undefined
  /** Those through whom readers may sign in: both keys are set. */
  signInProviders: { id: 'google' | 'facebook' | 'apple'; clientId: string; clientSecret: string }[]
  /** Unset, mails are written to `DATA_DIR/outbox`. */
  smtpUrl: string | undefined
  /** "Name <address>"; unset, the publication's own address. */
  mailFrom: string | undefined
  /** Proxies in front whose `X-Forwarded-For` is believed. */
  trustedProxies: number
  metricsToken: string | undefined
  /** Unset, no search engine is told of changes. */
  indexNowKey: string | undefined
  /** Where files of the media library stand; undefined: under `dataDirectory`. */
  mediaBucket: BucketSettings | undefined
  cacheMemoryBytes: number
  /** The largest archive of another system that the newsroom takes. */
  importBytesMax: number
  /** True while `next build` runs: there is no database then, and no page may need one. */
  isBuild: boolean
}

/**
 * Reads the settings of the site. Throws an Error whose message has one sentence a wrong setting, each naming it.
 * A blank value counts as unset. Every setting is listed in `.env.example`.
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const parsed = schema.safeParse(source)
  if (!parsed.success) {
    const sentences = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0])
      return `${name} is "${source[name] ?? ''}", but it ${sentenceFor(issue.message)}.`
    })
    throw new Error(`The settings are not right. ${sentences.join(' ')} See .env.example.`)
  }
  const settings = parsed.data
  const isBuild = settings.NEXT_PHASE === 'phase-production-build'
  const needsSecret = settings.MONGODB_URI !== undefined && settings.NODE_ENV === 'production' && !isBuild
  if (needsSecret && settings.AUTH_SECRET === undefined)
    throw new Error(
      'The settings are not right. AUTH_SECRET is not set, but it must be in production with MONGODB_URI: all processes sign sessions with it. See .env.example.',
    )
  return {
    mode: settings.NODE_ENV,
    port: settings.PORT,
    host: settings.HOST,
    siteUrl: settings.SITE_URL ?? `http://localhost:${settings.PORT}`,
    dataDirectory: resolve(/* turbopackIgnore: true */ settings.DATA_DIR),
    mongodbUri: settings.MONGODB_URI,
    isDemoWanted: settings.DEMO,
    demoNow: settings.DEMO_NOW,
    logLevel: settings.LOG_LEVEL,
    authSecret: settings.AUTH_SECRET,
    signInProviders: [
      provider('google', settings.GOOGLE_CLIENT_ID, settings.GOOGLE_CLIENT_SECRET),
      provider('facebook', settings.FACEBOOK_CLIENT_ID, settings.FACEBOOK_CLIENT_SECRET),
      provider('apple', settings.APPLE_CLIENT_ID, settings.APPLE_CLIENT_SECRET),
    ].flat(),
    smtpUrl: settings.SMTP_URL,
    mailFrom: settings.MAIL_FROM,
    // Only a proxy can have made a site https: without a word about them, there is one.
    trustedProxies: settings.TRUSTED_PROXIES ?? (settings.SITE_URL?.startsWith('https:') ? 1 : 0),
    metricsToken: settings.METRICS_TOKEN,
    indexNowKey: settings.INDEXNOW_KEY,
    mediaBucket:
      settings.S3_BUCKET === undefined
        ? undefined
        : {
            bucket: settings.S3_BUCKET,
            region: settings.S3_REGION,
            endpoint: settings.S3_ENDPOINT,
            keys:
              settings.S3_ACCESS_KEY_ID === undefined || settings.S3_SECRET_ACCESS_KEY === undefined
                ? undefined
                : { accessKeyId: settings.S3_ACCESS_KEY_ID, secretAccessKey: settings.S3_SECRET_ACCESS_KEY },
          },
    cacheMemoryBytes: settings.CACHE_MEMORY_MB * 1024 * 1024,
    importBytesMax: settings.IMPORT_FILE_MB * 1024 * 1024,
    isBuild,
  }
}

const provider = (
  id: 'google' | 'facebook' | 'apple',
  clientId: string | undefined,
  clientSecret: string | undefined,
): Env['signInProviders'] =>
  clientId === undefined || clientSecret === undefined ? [] : [{ id, clientId, clientSecret }]

const sentenceFor = (message: string) => (message.startsWith('must') ? message : `is refused: ${message.toLowerCase()}`)

export const env = parseEnv(process.env)

// next-auth reads its own address from here: without it, it would believe what a request says about its host.
process.env['NEXTAUTH_URL'] ??= env.siteUrl
