/** Where this browser keeps its permission for the camera. */
export function howToAllowCamera(userAgent: string): string {
  if (/firefox/i.test(userAgent)) {
    return 'In Firefox, click the crossed-out camera at the left of the address, remove the block, then try again.'
  }
  if (/iphone|ipad/i.test(userAgent)) {
    return 'Tap the page menu beside the address, then Website Settings, allow Camera, then try again.'
  }
  if (/chrome|chromium|edg/i.test(userAgent)) {
    return 'Click the symbol at the left of the address, switch Camera on, then try again.'
  }
  if (/safari/i.test(userAgent)) {
    return 'In Safari’s menu choose Settings for this website, set Camera to Allow, then try again.'
  }
  return 'Allow the camera for this page in your browser’s settings, then try again.'
}
