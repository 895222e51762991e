using StackStage.HelpBuilder;
using StackStage.Runner.Catalog;
using StackStage.Runner.Help;

// docs/en-US and the file to write. A cmdlet or a parameter without a description fails the build.
var (folder, target) = (args[0], args[1]);
var pages = CmdletCatalog.All.Select(cmdlet => (cmdlet, HelpPage.Read(Path.Combine(folder, cmdlet.Name + ".md")))).ToArray();
Directory.CreateDirectory(Path.GetDirectoryName(target)!);
MamlWriter.Write(pages, HelpPage.Read(Path.Combine(folder, "about_StackStage_Parameters.md"))).Save(target);
