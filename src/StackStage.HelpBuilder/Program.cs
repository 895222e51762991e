using StackStage.HelpBuilder;
using StackStage.Runner.Catalog;
using StackStage.Runner.Help;

// docs/en-US, the help file to write, and the folder for the about topics.
// A cmdlet or a parameter without a description fails the build.
var (folder, target, topics) = (args[0], args[1], args[2]);
var pages = CmdletCatalog.All.Select(cmdlet => (cmdlet, HelpPage.Read(Path.Combine(folder, cmdlet.Name + ".md")))).ToArray();
Directory.CreateDirectory(Path.GetDirectoryName(target)!);
MamlWriter.Write(pages, HelpPage.Read(Path.Combine(folder, "about_StackStage_Parameters.md"))).Save(target);

Directory.CreateDirectory(topics);
foreach (var topic in Directory.GetFiles(folder, "about_*.md"))
{
    var name = Path.GetFileNameWithoutExtension(topic);
    File.WriteAllText(Path.Combine(topics, name + ".help.txt"), AboutTopic.Write(name, File.ReadAllText(topic)));
}
