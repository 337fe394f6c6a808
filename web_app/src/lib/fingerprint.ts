const BLOCK = 8 * 1024 * 1024

interface Asked {
  signal: AbortSignal
  /** Called with the share that is done. */
  onProgress?: (share: number) => void
}

/**
 * A file's fingerprint as the service computes it: SHA-256, in hex, over the SHA-256 of each 8 MiB block. Holds one
 * block in memory. Rejects if aborted or if the file can't be read.
 */
export async function fingerprint(file: Blob, { signal, onProgress }: Asked): Promise<string> {
  const blocks = Math.ceil(file.size / BLOCK)
  const digests = new Uint8Array(blocks * 32)
  for (let block = 0; block < blocks; block++) {
    signal.throwIfAborted()
    const bytes = await file.slice(block * BLOCK, (block + 1) * BLOCK).arrayBuffer()
    digests.set(await sha256(bytes), block * 32)
    onProgress?.((block + 1) / blocks)
  }
  signal.throwIfAborted()
  return hex(await sha256(digests))
}

const sha256 = async (bytes: BufferSource) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
