/** How to allow the camera in this browser. */
export function howToAllowCamera(userAgent: string): string {
  if (/firefox/i.test(userAgent)) {
    return 'In Firefox, click the crossed-out camera icon in the address bar, remove the block, then try again.'
  }
  if (/iphone|ipad/i.test(userAgent)) {
    return 'Tap the page menu in the address bar, choose Website Settings, allow the camera, then try again.'
  }
  if (/chrome|chromium|edg/i.test(userAgent)) {
    return 'Click the icon at the left of the address bar, turn on Camera, then try again.'
  }
  if (/safari/i.test(userAgent)) {
    return 'In Safari’s menu, choose Settings for This Website, set Camera to Allow, then try again.'
  }
  return 'Allow the camera for this page in your browser’s settings, then try again.'
}
