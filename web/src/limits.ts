// Made from src/detente/report/limits.py by `python -m detente.workbench.limits`; not by hand.

export const LIMITS: readonly (readonly [string, readonly string[]])[] = [
  [
    "What it speaks of",
    [
      "Everything here is said of this model, not of the world. Another reading of the same account may give other verdicts.",
      "Conditions stay as they are in the status quo; nobody in the model can change them.",
      "A decision maker with no wants in the model is indifferent; it stays wherever it is."
    ]
  ],
  [
    "What is ordinal",
    [
      "Preferences are orders, not amounts: no probability, date or forecast follows from them.",
      "A want outweighs all wants below it together.",
      "Chances and times are conditional on rates and on a rule of choice that the model's author states."
    ]
  ],
  [
    "What was guessed",
    [
      "An assumption without a sentence, or without a speaker, is the word of whoever wrote the model.",
      "What is imputed to an actor is not what it says it wants.",
      "What a reader proposed takes part in nothing until a person accepts it; it misses and misreads."
    ]
  ],
  [
    "What the method cannot say",
    [
      "An equilibrium is a state nobody has a reason to leave. Whether anybody would get there is another question: “reachable” means by improvements of single decision makers from the status quo.",
      "A claim that is borne out may be so for other reasons than those in the model.",
      "An option, an actor or an issue that is not in the model plays no part in it."
    ]
  ]
];
