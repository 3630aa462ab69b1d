/** The local S3 server of the tests brings no types. */
declare module 's3rver' {
  // eslint-disable-next-line no-restricted-syntax -- It is how the package exports it.
  export default class S3rver {
    constructor(options: {
      address: string
      port: number
      silent: boolean
      directory: string
      configureBuckets: { name: string; configs: string[] }[]
    })
    run(): Promise<{ port: number }>
    close(): Promise<void>
  }
}
