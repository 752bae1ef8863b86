export declare const nodeFlags: (script?: string) => readonly string[];
export declare const nodeEnv: Readonly<Record<string, string>>;
