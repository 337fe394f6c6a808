/** Why a call failed, as a sentence: what the service said, or that it isn't responding. */
export const errorMessage = (error: unknown): string =>
  error instanceof Error && error.name !== 'ServiceUnavailable' ? error.message : 'The service isn’t responding.'
