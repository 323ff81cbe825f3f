import { createReadStream } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { fileMissing } from './key.ts'
import type { FileDriver, KeptFile, S3Config } from './types.ts'

/** A bucket of Amazon's or of whoever speaks the same protocol. */
export function s3Driver({ bucket, folder, region, endpoint, credentials }: S3Config): FileDriver {
  const prefix = `${folder}/`
  const client = new S3Client({
    region,
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    ...(credentials === undefined ? {} : { credentials }),
    // Not every service knows the newer checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
  const at = (key: string) => ({ Bucket: bucket, Key: prefix + key })
  return {
    kind: 's3',
    gathering: join(tmpdir(), 'pitlane-incoming'),
    keep: async (path, key, size) => {
      await client.send(new PutObjectCommand({ ...at(key), Body: createReadStream(path), ContentLength: size, ContentType: 'application/octet-stream' }))
    },
    get: async (key, range) => {
      const found = await orNull(client.send(new GetObjectCommand({ ...at(key), ...(range && { Range: `bytes=${range.start}-${range.end}` }) })))
      if (!found) throw fileMissing()
      return found.Body as Readable
    },
    stat: async (key) => {
      const found = await orNull(client.send(new HeadObjectCommand(at(key))))
      return found && { size: found.ContentLength ?? 0 }
    },
    remove: async (key) => {
      await client.send(new DeleteObjectCommand(at(key)))
    },
    list: () => filesOf(client, bucket, prefix),
    close: async () => client.destroy(),
  }
}

/** Null where the bucket has nothing there. */
const orNull = <T>(answer: Promise<T>): Promise<T | null> =>
  answer.catch((error: { readonly $metadata?: { readonly httpStatusCode?: number } }) => {
    if (error.$metadata?.httpStatusCode === 404) return null
    throw error
  })

async function* filesOf(client: S3Client, bucket: string, prefix: string): AsyncIterable<KeptFile> {
  let token: string | undefined
  do {
    const page = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ...(token === undefined ? {} : { ContinuationToken: token }) }))
    for (const { Key = '', LastModified = new Date() } of page.Contents ?? []) yield { key: Key.slice(prefix.length), at: LastModified }
    token = page.NextContinuationToken
  } while (token !== undefined)
}
