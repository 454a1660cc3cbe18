// The next page is asked for before its place comes into view.
export default definePageConfig({ onReachBottomDistance: 600 });
