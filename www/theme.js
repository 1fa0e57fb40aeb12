// The colours that the reader chose are there before anything is seen: the program, which reads
// all settings, comes later. Where nothing was chosen, or nothing can be kept, there is no match.
try {
  const chosen = /^theme (?!system)(.+)/m.exec(localStorage['chongpai.settings'])[1];
  document.documentElement.dataset.theme = chosen;
} catch {}
