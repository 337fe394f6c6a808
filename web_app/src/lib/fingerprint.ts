const BLOCK = 8 * 1024 * 1024

interface Asked {
  signal: AbortSignal
  /** Hears which part of the file is done. */
  onProgress?: (share: number) => void
}

/**
 * A file's fingerprint as the service has it: SHA-256, in hex, over the SHA-256 of each 8 MiB of it.
 * One block at a time is in memory. Rejects where it is aborted or the file cannot be read.
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
