import 'server-only'
import { Readable } from 'node:stream'
import type * as Sdk from '@aws-sdk/client-s3'
import type { BucketSettings } from '@/lib/env'
import type { MediaStore } from './media-store'

/** A bucket of any S3-compatible store. The client is loaded with the first use: most sites keep files on a disk. */
export function createBucketStore({ bucket, region, endpoint, keys }: BucketSettings): MediaStore {
  let opened: Promise<{ sdk: typeof Sdk; client: Sdk.S3Client }> | undefined
  const open = () =>
    (opened ??= import('@aws-sdk/client-s3').then((sdk) => ({
      sdk,
      client: new sdk.S3Client({
        region,
        // Stores other than Amazon's name buckets in the path, and not all know the newer checksums.
        ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
        ...(keys && { credentials: keys }),
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
      }),
    })))

  return {
    put: async (name, bytes, { type }) => {
      const { sdk, client } = await open()
      await client.send(new sdk.PutObjectCommand({ Bucket: bucket, Key: name, Body: bytes, ContentType: type }))
    },
    get: async (name) => {
      const { sdk, client } = await open()
      const found = await orNull(client.send(new sdk.GetObjectCommand({ Bucket: bucket, Key: name })))
      return found?.Body ? Buffer.from(await found.Body.transformToByteArray()) : null
    },
    stat: async (name) => {
      const { sdk, client } = await open()
      const found = await orNull(client.send(new sdk.HeadObjectCommand({ Bucket: bucket, Key: name })))
      return found && { bytes: found.ContentLength ?? 0 }
    },
    stream: async (name) => {
      const { sdk, client } = await open()
      const found = await orNull(client.send(new sdk.GetObjectCommand({ Bucket: bucket, Key: name })))
      return found?.Body instanceof Readable ? found.Body : null
    },
    remove: async (name) => {
      const { sdk, client } = await open()
      await client.send(new sdk.DeleteObjectCommand({ Bucket: bucket, Key: name }))
    },
  }
}

async function orNull<Value>(asking: Promise<Value>): Promise<Value | null> {
  try {
    return await asking
  } catch (error) {
    if (error instanceof Error && (error.name === 'NoSuchKey' || error.name === 'NotFound')) return null
    throw error
  }
}
