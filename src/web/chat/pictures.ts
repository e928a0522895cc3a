// Pictures of the conversation as addresses that an <img> can show: each is fetched once, with the token.

export interface Pictures {
  /** The address; rejects when the picture cannot be had, and tries anew the next time. */
  address(mediaId: string): Promise<string>
  /** A picture that this page itself uploaded. */
  keep(mediaId: string, address: string): void
}

export function createPictures(fetchPicture: (mediaId: string) => Promise<Blob>): Pictures {
  const known = new Map<string, Promise<string>>()
  return {
    address(mediaId) {
      const found = known.get(mediaId)
      if (found) return found
      const address = fetchPicture(mediaId).then((blob) => URL.createObjectURL(blob))
      known.set(mediaId, address)
      address.catch(() => known.delete(mediaId))
      return address
    },
    keep: (mediaId, address) => known.set(mediaId, Promise.resolve(address)),
  }
}
