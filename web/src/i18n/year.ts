export const texts = {
  zh: { choose: '换一年', year: (year: number) => `${year}年`, look: (year: number) => `看 ${year}年` },
  en: { choose: 'Change year', year: (year: number) => `${year}`, look: (year: number) => `Look at ${year}` },
}
