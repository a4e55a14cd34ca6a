/** The Dutch texts of completion with the Tab key. */
export const completionMessages = {
  shellUnknown: (shells: readonly string[], program: string) => [
    `Noem de shell waarin je werkt: ${shells.join(", ")}.`,
    "Zo vult de Tab-toets voortaan aan:",
    `  bash: zet in ~/.bashrc: source <(${program} completion bash)`,
    `  zsh: zet in ~/.zshrc, onder compinit: source <(${program} completion zsh)`,
    `  fish: ${program} completion fish > ~/.config/fish/completions/${program}.fish`,
    `  PowerShell: zet in $PROFILE: ${program} completion powershell | Out-String | Invoke-Expression`,
  ],
  document: "documenttype",
  allDocuments: "elk documenttype waar de periode teksten voor heeft",
} as const;
