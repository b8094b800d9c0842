import { HocuspocusProviderWebsocket } from '@hocuspocus/provider'

/**
 * The websocket of a live design. Messages that wait for a connection are not queued: at the next connection the two documents are compared as a whole.
 * The queue of the library, sent beside that, is acknowledged once more than is counted, so "saved" would show before everything is.
 */
export class LiveLine extends HocuspocusProviderWebsocket {
  override send(message: Uint8Array): void {
    if (this.webSocket?.readyState === WebSocket.OPEN) super.send(message)
  }
}
