// The colours that the reader chose are there before anything is seen: the program, which reads
// all settings, comes later.
{
  const { dataset } = document.documentElement;
  // Where nothing was chosen, or nothing can be kept, there is no match.
  try {
    const chosen = /^theme (?!system)(.+)/m.exec(localStorage['chongpai.settings'])[1];
    dataset.theme = chosen;
  } catch {}
  // What is around the page, a phone's status bar or a window's title, goes with them.
  const frames = [...document.querySelectorAll('meta[name=theme-color]')];
  const [light, dark] = frames.map(frame => frame.content);
  const paint = () => {
    const chosen = { light, sepia: '#efe4cd', dark }[dataset.theme];
    frames[0].content = chosen ?? light;
    frames[1].content = chosen ?? dark;
  };
  paint();
  const change = { attributeFilter: ['data-theme'] };
  new MutationObserver(paint).observe(document.documentElement, change);
}
