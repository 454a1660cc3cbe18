export default definePageConfig({
  enableShareAppMessage: true,
  // The next page is asked for before its place comes into view.
  onReachBottomDistance: 600,
});
